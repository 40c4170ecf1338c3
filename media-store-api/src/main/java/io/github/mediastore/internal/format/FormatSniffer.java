package io.github.mediastore.internal.format;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.util.List;

/**
 * Recognises a format by the bytes a file begins with; names and declared types play no part.
 *
 * <p>Signatures are as the formats' own specifications give them; where one is weak, a second fact
 * is asked for.
 */
public final class FormatSniffer {

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(ImageFormat.JPEG_LS, 0, "\u00FF\u00D8\u00FF\u00F7"),
          new Signature(ImageFormat.JPEG, 0, "\u00FF\u00D8"),
          new Signature(ImageFormat.PNG, 0, "\u0089PNG"),
          new Signature(ImageFormat.GIF, 0, "GIF87a"),
          new Signature(ImageFormat.GIF, 0, "GIF89a"),
          new Signature(ImageFormat.CAMERA_RAW, 8, "CR\2\0"),
          new Signature(ImageFormat.TIFF, 0, "II*\0"),
          new Signature(ImageFormat.TIFF, 0, "MM\0*"),
          new Signature(ImageFormat.TIFF, 0, "II+\0"),
          new Signature(ImageFormat.TIFF, 0, "MM\0+"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "IIRO"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "IIRS"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "MMOR"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "IIU\0"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "FUJIFILMCCD-RAW"),
          new Signature(ImageFormat.CAMERA_RAW, 0, "FOVb"),
          new Signature(ImageFormat.JPEG_XR, 0, "II\u00BC"),
          new Signature(ImageFormat.JPEG_XL, 0, "\u00FF\n"),
          new Signature(ImageFormat.JPEG_XL, 0, "\0\0\0\fJXL \r\n\u0087\n"),
          new Signature(ImageFormat.JPEG_2000, 0, "\0\0\0\fjP  \r\n\u0087\n"),
          new Signature(ImageFormat.JPEG_2000, 0, "\u00FFO\u00FFQ"),
          new Signature(ImageFormat.MNG, 0, "\u008AMNG"),
          new Signature(ImageFormat.JNG, 0, "\u008BJNG"),
          new Signature(ImageFormat.BPG, 0, "BPG\u00FB"),
          new Signature(ImageFormat.FLIF, 0, "FLIF"),
          new Signature(ImageFormat.QOI, 0, "qoif"),
          new Signature(ImageFormat.JBIG2, 0, "\u0097JB2\r\n\u001A\n"),
          new Signature(ImageFormat.DJVU, 0, "AT&TFORM"),
          new Signature(ImageFormat.ICNS, 0, "icns"),
          new Signature(ImageFormat.PSD, 0, "8BPS"),
          new Signature(ImageFormat.XCF, 0, "gimp xcf"),
          new Signature(ImageFormat.DDS, 0, "DDS |"),
          new Signature(ImageFormat.KTX, 0, "\u00ABKTX "),
          new Signature(ImageFormat.OPEN_EXR, 0, "v/1\1"),
          new Signature(ImageFormat.RADIANCE_HDR, 0, "#?RADIANCE"),
          new Signature(ImageFormat.RADIANCE_HDR, 0, "#?RGBE"),
          new Signature(ImageFormat.SUN_RASTER, 0, "Y\u00A6j\u0095"),
          new Signature(ImageFormat.XPM, 0, "/* XPM */"),
          new Signature(ImageFormat.FITS, 0, "SIMPLE  ="),
          new Signature(ImageFormat.WMF, 0, "\u00D7\u00CD\u00C6\u009A"),
          new Signature(ImageFormat.PDF, 0, "%PDF-"),
          new Signature(ImageFormat.POSTSCRIPT, 0, "%!PS"),
          new Signature(ImageFormat.POSTSCRIPT, 0, "\u00C5\u00D0\u00D3\u00C6"),
          new Signature(ImageFormat.MATROSKA, 0, "\u001AE\u00DF\u00A3"),
          new Signature(ImageFormat.WINDOWS_MEDIA, 0, "0&\u00B2u\u008Ef\u00CF\u0011"),
          new Signature(ImageFormat.FLASH_VIDEO, 0, "FLV\1"),
          new Signature(ImageFormat.MPEG, 0, "\0\0\1\u00BA"),
          new Signature(ImageFormat.MPEG, 0, "\0\0\1\u00B3"),
          new Signature(ImageFormat.OGG, 0, "OggS"),
          new Signature(ImageFormat.MP3, 0, "ID3"),
          new Signature(ImageFormat.MP3, 0, "\u00FF\u00FB"),
          new Signature(ImageFormat.FLAC, 0, "fLaC"),
          new Signature(ImageFormat.ZIP, 0, "PK\3\4"),
          new Signature(ImageFormat.OLE_DOCUMENT, 0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A"),
          new Signature(ImageFormat.SEVEN_ZIP, 0, "7z\u00BC\u00AF'\u001C"),
          new Signature(ImageFormat.RAR, 0, "Rar!\u001A\7"),
          new Signature(ImageFormat.RTF, 0, "{\\rtf"),
          new Signature(ImageFormat.PROGRAM, 0, "\u007FELF"),
          new Signature(ImageFormat.PROGRAM, 0, "\u00CA\u00FE\u00BA\u00BE"),
          new Signature(ImageFormat.PROGRAM, 0, "#!/"));

  private FormatSniffer() {}

  /**
   * Tells what a file is by its first bytes, be it a picture or not.
   *
   * @param firstBytes 4 KiB of it, or all if it is shorter
   * @return the format, {@link ImageFormat#UNKNOWN} if it is like nothing known
   */
  public static ImageFormat of(byte[] firstBytes) {
    try {
      return sniff(UploadBuffer.of(firstBytes, Integer.MAX_VALUE));
    } catch (IOException e) {
      return ImageFormat.UNKNOWN; // It ends where more was to be expected.
    }
  }

  /** Returns what the file looks like, {@link ImageFormat#UNKNOWN} if like nothing known. */
  public static ImageFormat sniff(UploadBuffer upload) throws IOException {
    for (Signature signature : SIGNATURES) {
      if (upload.matches(signature.offset, signature.latin1)) {
        return signature.format;
      }
    }
    if (upload.matches(0, "RIFF")) {
      return riff(upload);
    }
    if (IsoMediaFile.looksLikeOne(upload)) {
      return IsoMediaFile.format(upload);
    }
    if (looksLikeBmp(upload)) {
      return ImageFormat.BMP;
    }
    ImageFormat text = TextFile.format(upload);
    return text == ImageFormat.UNKNOWN ? weaklySigned(upload) : text;
  }

  private static ImageFormat riff(UploadBuffer upload) throws IOException {
    if (upload.matches(8, "WEBP")) {
      return ImageFormat.WEBP;
    }
    if (upload.matches(8, "AVI ")) {
      return ImageFormat.AVI;
    }
    return upload.matches(8, "WAVE") ? ImageFormat.WAVE : ImageFormat.UNKNOWN;
  }

  /** "BM" begins many a word; a bitmap's second header begins with one of few lengths. */
  private static boolean looksLikeBmp(UploadBuffer upload) throws IOException {
    if (!upload.matches(0, "BM") || !upload.has(18)) {
      return false;
    }
    long headerLength = upload.u32(14, LITTLE_ENDIAN);
    return headerLength >= 12 && headerLength <= 256;
  }

  /** Formats whose first bytes could be anything's; asked last. */
  private static ImageFormat weaklySigned(UploadBuffer upload) throws IOException {
    if (upload.matches(0, "\0\0\1\0") && upload.has(6) && upload.u8(4) > 0) {
      return ImageFormat.ICO;
    }
    if (upload.matches(0, "\0\0\2\0") && upload.has(6) && upload.u8(4) > 0) {
      return ImageFormat.CUR;
    }
    if (upload.matches(0, "\1\u00DA")) {
      return ImageFormat.SGI;
    }
    if (upload.matches(0, "\1\0\0\0") && upload.matches(40, " EMF")) {
      return ImageFormat.EMF;
    }
    if (upload.matches(128, "DICM")) {
      return ImageFormat.DICOM;
    }
    if (upload.matches(0, "BA") && upload.matches(14, "BM")) {
      return ImageFormat.OS2_BITMAP_ARRAY;
    }
    if (upload.matches(0, "\n\5\1") || upload.matches(0, "\n\3\1")) {
      return ImageFormat.PCX;
    }
    if (upload.matches(0, "\u001F\u008B")) {
      return TextFile.isGzippedSvg(upload) ? ImageFormat.SVG : ImageFormat.GZIP;
    }
    if (upload.matches(0, "MZ")) {
      return ImageFormat.PROGRAM;
    }
    if (upload.matches(0, "BM")) {
      return ImageFormat.BMP;
    }
    return isNetpbm(upload) ? ImageFormat.NETPBM : ImageFormat.UNKNOWN;
  }

  /** Returns whether this is "P1" to "P7", or "PF" or "Pf", and white space or a comment. */
  static boolean isNetpbm(UploadBuffer upload) throws IOException {
    if (!upload.has(3) || upload.u8(0) != 'P' || "1234567Ff".indexOf(upload.u8(1)) < 0) {
      return false;
    }
    return " \t\r\n#".indexOf(upload.u8(2)) >= 0;
  }

  /** Bytes, written as Latin-1, that a format has at an offset. */
  private record Signature(ImageFormat format, int offset, String latin1) {}
}
