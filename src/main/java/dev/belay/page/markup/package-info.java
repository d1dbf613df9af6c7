/** HTML and SVG, written so that no text from outside can become markup, script or style. */
package dev.belay.page.markup;
