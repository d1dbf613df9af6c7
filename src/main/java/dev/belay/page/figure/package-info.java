/** A picture with the same figures as a table behind it, for whoever does not see the picture. */
package dev.belay.page.figure;
