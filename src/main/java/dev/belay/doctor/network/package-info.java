/** The check of the way to the API: name, port, proxy, certificate; no request. */
package dev.belay.doctor.network;
