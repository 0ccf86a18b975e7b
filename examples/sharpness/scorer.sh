#!/bin/sh
# The success classifier behind scores.csv, as a program: it reads a line {"distance": 4.2, "speed": 1.3} and answers with a line that
# holds the score, until its input ends.
#   goodhart sharpness examples/sharpness/scores.csv --features distance,speed --scorer 'sh examples/sharpness/scorer.sh'
while IFS= read -r line; do
  distance=${line#*\"distance\":}
  distance=${distance%%[,\}]*}
  speed=${line#*\"speed\":}
  speed=${speed%%[,\}]*}
  awk -v d="$distance" -v v="$speed" 'BEGIN { printf "%.12g\n", 1 / (1 + exp((d - 5) / 0.15)) - 0.1 * v }'
done
