/** {@code belay service}: what starts {@code belay restore} at a login or a start of the machine. */
package dev.belay.command.service;
