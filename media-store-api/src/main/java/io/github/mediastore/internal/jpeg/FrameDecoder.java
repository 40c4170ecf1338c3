package io.github.mediastore.internal.jpeg;

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
  private @Nullable JpegException damage;

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
  abstract boolean decodeScan(ScanHeader scan) throws JpegException;

  /** Checks that the scans made a picture. */
  abstract void checkComplete() throws JpegException;

  /** Brings the planes to their final state. */
  abstract void finish() throws JpegException;

  final void decode() throws JpegException {
    try {
      Optional<ScanHeader> scan = parser.nextScan();
      while (scan.isPresent() && decodeScan(scan.get())) {
        scan = parser.nextScan();
      }
      checkComplete();
    } catch (JpegException e) {
      accept(e);
    }
    finish();
  }

  /** Runs a scan and moves the parser behind its data. */
  final void run(ScanDecoder decoder, ScanHeader scan) throws JpegException {
    JpegException found = decoder.decode(scan.dataOffset(), acceptDamaged);
    if (found != null) {
      accept(found);
    }
    parser.resume(reader.nextMarker());
  }

  final JpegPlanes toPlanes(JpegColorSpace colorSpace) {
    return new JpegPlanes(
        List.of(planes).stream().map(ComponentPlane::toPlane).toList(),
        colorSpace,
        Optional.ofNullable(damage).map(JpegException::getMessage));
  }

  final JpegException incomplete(String message) {
    return parser.endOfImage()
        ? JpegException.corrupt(message)
        : JpegException.truncated(message + ", and the file ends");
  }

  private void accept(JpegException found) throws JpegException {
    if (!acceptDamaged || found.kind() == JpegException.Kind.LIMIT) {
      throw found;
    }
    if (damage == null) {
      damage = found;
    }
  }
}
