/** Talking with the user once claude has gone from the screen, and waiting for something meanwhile. */
package dev.belay.operate.dialog;
