package io.github.mediastore.internal.heif;

/**
 * A property of an item (ISO/IEC 23008-12, section 9.3), in the order it is associated.
 *
 * @param box what it says
 * @param essential whether whoever does not know it must not show the item
 */
record Property(Box box, boolean essential) {}
