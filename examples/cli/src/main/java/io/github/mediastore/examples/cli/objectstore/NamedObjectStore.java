package io.github.mediastore.examples.cli.objectstore;

import io.github.mediastore.objects.ObjectStore;

/**
 * The object store that a command was given.
 *
 * @param store the object store
 * @param where what it is called in messages
 */
record NamedObjectStore(ObjectStore store, String where) {}
