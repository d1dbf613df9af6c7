/** What the notifications of a run must know of it: what starts its session again, and how patient the user is. */
package dev.belay.run.notification;
