package io.github.mediastore.examples.parts.parts;

import java.util.List;

/**
 * Some of the parts that were looked for.
 *
 * @param total how many there are on all pages
 */
record PartPage(List<Part> parts, long total) {}
