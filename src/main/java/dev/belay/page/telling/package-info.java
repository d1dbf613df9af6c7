/** What happened in a session, put into the words and pictures of a page. */
package dev.belay.page.telling;
