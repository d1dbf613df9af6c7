/** The checks of the client, its settings and Belay itself, and the few of them before an unattended start. */
package dev.belay.doctor.check;
