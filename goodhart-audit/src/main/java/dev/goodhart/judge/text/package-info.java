/**
 * What can be measured on texts without a judge: how varied their words are, and how alike texts of one writer are.
 *
 * <p>The central type is {@link dev.goodhart.judge.text.TextMetrics}, which makes scores of dialogues for the audit of judges.
 *
 * <pre>{@code
 * double ttr = TypeTokenRatio.of(Tokens.words(text));
 * double mattr = new MovingAverageTtr(100).of(Tokens.words(text));
 * double[] selfBleu = SelfBleu.of(texts.stream().map(Tokens::letters).toList());
 * List<JudgeScore> scores = TextMetrics.defaults().scores(dialogues);
 * }</pre>
 */
@NullMarked
package dev.goodhart.judge.text;

import org.jspecify.annotations.NullMarked;
