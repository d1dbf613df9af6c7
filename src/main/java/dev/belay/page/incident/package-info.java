/** An incident of the journal on a page: what failed, why, what came of it, and the evidence behind it. */
package dev.belay.page.incident;
