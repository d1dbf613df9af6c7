/** Charts as SVG that needs no script, takes its colours from the stylesheet and is as wide as there is room. */
package dev.belay.page.chart;
