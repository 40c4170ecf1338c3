package io.github.mediastore.internal.jpeg;

import io.github.mediastore.internal.raster.DecodeException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decodes the scans of a frame, one after the other, into planes. Used once. */
abstract class FrameDecoder {

  final MarkerParser parser;
  final FrameHeader frame;
  final ComponentPlane[] planes;
  final BitReader reader;
  final boolean acceptDamaged;
  private @Nullable DecodeException damage;

  FrameDecoder(
      byte[] jpeg, MarkerParser parser, FrameHeader frame, int scale, boolean acceptDamaged) {
    this.parser = parser;
    this.frame = frame;
    this.acceptDamaged = acceptDamaged;
    this.reader = new BitReader(jpeg);
    this.planes = new ComponentPlane[frame.components().size()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = new ComponentPlane(frame.components().get(i), scale);
    }
  }

  /** Decodes a scan, and returns whether more scans are wanted. */
  abstract boolean decodeScan(ScanHeader scan) throws DecodeException;

  /** Checks that the scans made a picture. */
  abstract void checkComplete() throws DecodeException;

  /** Brings the planes to their final state. */
  abstract void finish() throws DecodeException;

  final void decode() throws DecodeException {
    try {
      Optional<ScanHeader> scan = parser.nextScan();
      while (scan.isPresent() && decodeScan(scan.get())) {
        scan = parser.nextScan();
      }
      checkComplete();
    } catch (DecodeException e) {
      accept(e);
    }
    finish();
  }

  /** Runs a scan and moves the parser behind its data. */
  final void run(ScanDecoder decoder, ScanHeader scan) throws DecodeException {
    DecodeException found = decoder.decode(scan.dataOffset(), acceptDamaged);
    if (found != null) {
      accept(found);
    }
    parser.resume(reader.nextMarker());
  }

  final JpegPlanes toPlanes(JpegColorSpace colorSpace) {
    return new JpegPlanes(
        List.of(planes).stream().map(ComponentPlane::toPlane).toList(),
        colorSpace,
        Optional.ofNullable(damage).map(DecodeException::getMessage));
  }

  final DecodeException incomplete(String message) {
    return parser.endOfImage()
        ? DecodeException.corrupt(message)
        : DecodeException.truncated(message + ", and the file ends");
  }

  private void accept(DecodeException found) throws DecodeException {
    if (!acceptDamaged || found.kind() == DecodeException.Kind.LIMIT) {
      throw found;
    }
    if (damage == null) {
      damage = found;
    }
  }
}
