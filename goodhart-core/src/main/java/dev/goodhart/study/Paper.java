package dev.goodhart.study;

/**
 * The publication a study checks.
 *
 * @param title its title
 * @param authors its authors, as cited
 * @param year year of publication
 * @param identifier arXiv number or DOI
 */
public record Paper(String title, String authors, int year, String identifier) {}
