/** A notification handed to a process of its own, which tells it once through each channel. */
package dev.belay.notify.delivery;
