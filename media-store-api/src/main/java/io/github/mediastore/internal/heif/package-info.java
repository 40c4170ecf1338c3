/**
 * Reads HEIC and AVIF: pictures in boxes (ISO/IEC 23008-12, HEIF; ISO/IEC 23000-22, MIAF). What the
 * container says is read here, and judged, before anything is decoded; the coded pictures go to an
 * {@link io.github.mediastore.decoder.ExternalDecoder}, and their samples become the picture here;
 * not API.
 *
 * <p>{@link io.github.mediastore.internal.heif.HeifImage#read} and {@link
 * io.github.mediastore.internal.heif.HeifDecoder} are the entries.
 */
@NullMarked
package io.github.mediastore.internal.heif;

import org.jspecify.annotations.NullMarked;
