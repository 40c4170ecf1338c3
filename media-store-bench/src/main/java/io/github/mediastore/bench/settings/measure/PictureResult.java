package io.github.mediastore.bench.settings.measure;

import io.github.mediastore.Dimensions;
import java.util.List;

/**
 * A picture and what every setting makes of it.
 *
 * @param name what the report calls it
 * @param format of the upload
 * @param bytes of the upload
 * @param dimensions of the upload, upright
 * @param outcomes one for each setting, in their order
 */
public record PictureResult(
    String name, String format, long bytes, Dimensions dimensions, List<Outcome> outcomes) {}
