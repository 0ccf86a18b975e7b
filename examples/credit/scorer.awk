# A toy reward model: good words count 1, bad ones -1, and after "not" or "never" the rest of the clause counts the other way.
# It reads a line {"prompt": "...", "text": "..."} and answers with a line that holds the score, until its input ends.
#   goodhart credit --file examples/credit/reviews.jsonl --units word --scorer 'awk -f examples/credit/scorer.awk'
BEGIN {
  split("good great moving clever love lovely funny fresh", g, " "); for (i in g) worth[g[i]] = 1
  split("bad dull boring flat waste predictable long slow", b, " "); for (i in b) worth[b[i]] = -1
}
{
  text = tolower($0)
  sub(/^.*"text":"/, "", text)
  sub(/"}$/, "", text)
  gsub(/\\n/, " ", text)
  score = 0
  sign = 1
  n = split(text, words, " ")
  for (i = 1; i <= n; i++) {
    word = words[i]
    clean = word
    gsub(/[^a-z]/, "", clean)
    if (clean == "not" || clean == "never") sign = -sign
    else if (clean == "very") weight = 1
    else { score += sign * (1 + weight) * worth[clean]; weight = 0 }
    if (word ~ /[.,;:!?]/) sign = 1
  }
  print score
  fflush()
}
