/** The loop: await trouble, diagnose, plan, remember, tell, perform. No input or output. */
package dev.belay.supervise;
