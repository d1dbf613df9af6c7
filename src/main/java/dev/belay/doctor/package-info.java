/** The checks of {@code belay doctor}, one class each: what breaks sessions, looked for before one is started. */
package dev.belay.doctor;
