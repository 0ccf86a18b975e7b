/**
 * Writing HTML and SVG that is well-formed XML too, with every text escaped unless the caller vouches for it.
 *
 * <pre>{@code
 * Markup page = new Markup();
 * page.open("p").attr("class", "note").text("a < b").close();
 * String html = page.toString(); // <p class="note">a &lt; b</p>
 * }</pre>
 */
@NullMarked
package dev.goodhart.report.markup;

import org.jspecify.annotations.NullMarked;
