/** The check of what the client will sign in with. */
package dev.belay.doctor.credentials;
