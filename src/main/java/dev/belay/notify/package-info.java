/** What people who are not looking are told, in words and as JSON. */
package dev.belay.notify;
