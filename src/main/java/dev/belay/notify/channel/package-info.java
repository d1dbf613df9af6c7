/** One class for each way to reach somebody: popups, phones, webhooks, commands. */
package dev.belay.notify.channel;
