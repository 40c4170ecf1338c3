package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import java.io.IOException;
import java.util.List;

/** Decodes the first picture of an upload whose header was read and found within the limits. */
interface PictureDecoder {

  /**
   * Returns the most memory in bytes that {@link #decode} will take beside the upload, its result
   * included.
   *
   * @param header the upload's header
   * @param views what is wanted of the picture as stored
   */
  long memory(ImageHeader header, List<View> views);

  /** Returns the same bound for the whole picture at one size, as stored. */
  default long memory(ImageHeader header, Dimensions target) {
    return memory(header, whole(target));
  }

  /** Returns how many times over {@link #decode} holds the upload beside the array it is given. */
  default int copiesOfUpload(ImageHeader header) {
    return 0;
  }

  /**
   * Decodes the picture once, at its own size or at a smaller one that leaves the resampler enough
   * for each view.
   *
   * @param upload the whole upload
   * @param header its header
   * @param views what is wanted of the picture as stored, one or more
   * @return a picture for each view as stored: not turned, in the file's own colours
   * @throws IOException if the upload is damaged; whatever else is thrown means the same
   */
  List<Picture> decode(byte[] upload, ImageHeader header, List<View> views) throws IOException;

  /** Decodes the whole picture for one size, as stored. */
  default Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    return decode(upload, header, whole(target)).get(0);
  }

  private static List<View> whole(Dimensions target) {
    return List.of(View.whole(target.width(), target.height()));
  }
}
