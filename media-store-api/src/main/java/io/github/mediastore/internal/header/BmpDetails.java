package io.github.mediastore.internal.header;

/**
 * What a BMP's header tells beyond the common facts.
 *
 * @param compression as the file numbers it: 0 none, 1 and 2 run lengths, 3 and 6 bit fields
 * @param topDown whether the first row stored is the top one
 */
public record BmpDetails(int compression, boolean topDown) implements FormatDetails {}
