package io.github.mediastore.examples.parts.parts;

import io.github.mediastore.examples.parts.media.Image;
import io.github.mediastore.examples.parts.videos.Video;
import java.util.List;

/** A part with all that is shown of it. */
record Part(
    long id,
    String number,
    String name,
    long organizationId,
    List<Image> images,
    List<Video> videos) {}
