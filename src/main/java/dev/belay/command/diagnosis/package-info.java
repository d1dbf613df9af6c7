/** {@code belay diagnose}: whatever somebody points at becomes evidence, and what is said of it. */
package dev.belay.command.diagnosis;
