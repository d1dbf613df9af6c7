/** What a cluster of Kubernetes is told to bring a list of tasks to its end: manifests, as text. Nothing is sent anywhere. */
package dev.belay.batch.kubernetes;
