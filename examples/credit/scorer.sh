#!/bin/sh
# A toy reward model in plain sh: good words count 1, bad ones -1, "very" doubles the next of them, and after "not" or "never" the
# rest of the clause counts the other way. It reads a line {"prompt": "...", "text": "..."} and answers with a line that holds the
# score, until its input ends.
#   goodhart credit --file examples/credit/reviews.jsonl --units word --scorer 'sh examples/credit/scorer.sh'
set -f
while IFS= read -r line; do
  text=${line##*\"text\":\"}
  text=${text%\"\}}
  score=0 sign=1 weight=1
  for word in $text; do
    case $word in
    [Nn]ot | [Nn]ever) sign=$((-sign)) ;;
    [Vv]ery) weight=2 ;;
    good* | great* | moving* | clever* | lovely* | funny* | fresh*) score=$((score + sign * weight)) weight=1 ;;
    bad* | dull* | boring* | flat* | predictable* | long* | slept*) score=$((score - sign * weight)) weight=1 ;;
    esac
    case $word in
    *[.,\;:!?]*) sign=1 ;;
    esac
  done
  echo "$score"
done
