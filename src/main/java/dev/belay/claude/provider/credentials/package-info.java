/** What the client signs in with at its provider, and until when. No secret is read. */
package dev.belay.claude.provider.credentials;
