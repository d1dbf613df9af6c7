/** {@code belay demo}: what it shows, and the throw-away home in which it shows that. */
package dev.belay.command.demo;
