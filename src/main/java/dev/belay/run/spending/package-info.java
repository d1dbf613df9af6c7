/** What a run spends, and on what: on work, or on recoveries. */
package dev.belay.run.spending;
