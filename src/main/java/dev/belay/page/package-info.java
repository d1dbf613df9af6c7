/** What happened to sessions, as one page that is complete in itself: the parts of it, and what they have to say. */
package dev.belay.page;
