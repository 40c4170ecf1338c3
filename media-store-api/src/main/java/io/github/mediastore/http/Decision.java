package io.github.mediastore.http;

import io.github.mediastore.ByteRange;
import java.util.Optional;

/**
 * What to answer a GET or HEAD request, decided from a medium's facts without its bytes.
 *
 * @param status the status
 * @param range the bytes to send or, for HEAD, to describe: present for 200 and 206 unless the
 *     medium is empty
 */
record Decision(Status status, Optional<ByteRange> range) {

  static final String RANGE = "Range";

  /**
   * Decides, preconditions first and the range after them (RFC 9110, sections 13.2.2 and 14.2).
   *
   * @param request the request
   * @param preconditions its preconditions, ready to be evaluated
   * @param size the medium's size in bytes
   */
  static Decision of(MediaRequest request, Preconditions preconditions, long size) {
    Status status = preconditions.evaluate();
    if (status != Status.OK) {
      return without(status);
    }
    Optional<RangeHeader> ranges = ranges(request, preconditions);
    if (ranges.isEmpty()) {
      return whole(size);
    }
    if (!ranges.get().isSatisfiable(size)) {
      return without(Status.RANGE_NOT_SATISFIABLE);
    }
    // A client must accept everything in answer to several ranges, and no Content-Range can say
    // "the last bytes of none" (sections 14.2 and 14.4).
    if (ranges.get().specs().size() > 1 || size == 0) {
      return whole(size);
    }
    ByteRange range = ranges.get().specs().get(0).resolve(size);
    return new Decision(Status.PARTIAL_CONTENT, Optional.of(range));
  }

  private static Optional<RangeHeader> ranges(MediaRequest request, Preconditions preconditions) {
    return request.isGet() && preconditions.allowRange()
        ? request.header(RANGE).flatMap(RangeHeader::parse)
        : Optional.empty();
  }

  private static Decision whole(long size) {
    return new Decision(
        Status.OK, size == 0 ? Optional.empty() : Optional.of(new ByteRange(0, size - 1)));
  }

  private static Decision without(Status status) {
    return new Decision(status, Optional.empty());
  }
}
