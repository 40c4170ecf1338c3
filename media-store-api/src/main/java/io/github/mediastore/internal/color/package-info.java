/**
 * Brings the colours of a small picture to sRGB: from its embedded profile where it has a usable
 * one, else from what its kind of file usually means. All in Java, so that no byte of an uploaded
 * profile reaches native code; not API.
 */
@NullMarked
package io.github.mediastore.internal.color;

import org.jspecify.annotations.NullMarked;
