package dev.goodhart.study;

/**
 * Settings a study has stored trials of.
 *
 * @param study the study's id
 * @param digest their digest, see {@link StudyPlan#settingsDigest()}
 * @param settings the settings as canonical JSON
 * @param trials how many trials are stored
 */
public record StoredSettings(String study, String digest, String settings, int trials) {}
