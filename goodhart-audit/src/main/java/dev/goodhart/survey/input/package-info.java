/**
 * Reading surveys that people already have: a model in YAML, answers in CSV or JSON lines.
 *
 * <p>{@link dev.goodhart.survey.input.SurveyFile} reads the model and {@link dev.goodhart.survey.input.AnswerFile} the answers.
 *
 * <pre>{@code
 * SurveyFile file = SurveyFile.read(Path.of("model.yaml"));
 * AnswerFile answers = AnswerFile.read(Path.of("answers.csv"), file);
 * SurveyAudit audit = EvaluationGapAudit.fromSurvey(
 *         answers.table(), file.survey().orElseThrow(), SurveySettings.defaults(), new SplittableRandom(1));
 * }</pre>
 */
@NullMarked
package dev.goodhart.survey.input;

import org.jspecify.annotations.NullMarked;
