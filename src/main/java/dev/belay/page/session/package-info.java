/** The parts of a session's page: what each shows, in a picture, a sentence and a table. */
package dev.belay.page.session;
