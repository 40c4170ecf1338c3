package io.github.mediastore.jdbc.internal.tables;

import io.github.mediastore.MediaSlot;

/**
 * A slot's row, locked until the transaction ends.
 *
 * @param id its key
 * @param version how many writes it has seen, this one included
 * @param name what the host calls it
 */
record Slot(long id, long version, MediaSlot name) {}
