package io.github.mediastore.internal.heif;

import java.util.List;

/**
 * How an item refers to others (ISO/IEC 14496-12, section 8.11.12).
 *
 * @param type what it is to them
 * @param from the item that refers
 * @param to the items it refers to, in their order
 */
record Reference(int type, long from, List<Long> to) {}
