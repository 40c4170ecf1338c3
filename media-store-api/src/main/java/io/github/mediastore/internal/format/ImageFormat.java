package io.github.mediastore.internal.format;

/**
 * The formats an upload can be recognised as: the accepted ones, and those that people upload all
 * the same, so that a refusal can name what it refuses.
 */
public enum ImageFormat {
  JPEG("JPEG", true),
  PNG("PNG", true),
  GIF("GIF", true),
  WEBP("WebP", true),
  BMP("BMP", true),
  TIFF("TIFF", true),

  HEIC("HEIC"),
  HEIF("HEIF"),
  AVIF("AVIF"),
  JPEG_XL("JPEG XL"),
  JPEG_2000("JPEG 2000"),
  JPEG_XR("JPEG XR"),
  JPEG_LS("JPEG-LS"),
  CAMERA_RAW("camera raw"),
  CGBI_PNG("PNG for iOS applications (CgBI)"),
  MNG("MNG"),
  JNG("JNG"),
  BPG("BPG"),
  FLIF("FLIF"),
  QOI("QOI"),
  JBIG2("JBIG2"),
  DJVU("DjVu"),
  ICO("ICO"),
  CUR("CUR"),
  ICNS("ICNS"),
  OS2_BITMAP_ARRAY("OS/2 bitmap array"),
  PSD("PSD"),
  XCF("XCF"),
  DDS("DDS"),
  KTX("KTX"),
  OPEN_EXR("OpenEXR"),
  RADIANCE_HDR("Radiance HDR"),
  NETPBM("Netpbm (PBM, PGM, PPM, PAM)"),
  PCX("PCX"),
  SGI("SGI"),
  SUN_RASTER("Sun raster"),
  XPM("XPM"),
  FITS("FITS"),
  DICOM("DICOM"),
  WMF("WMF"),
  EMF("EMF"),
  SVG("SVG"),
  PDF("PDF"),
  POSTSCRIPT("PostScript"),

  MP4("MP4 video"),
  QUICKTIME("QuickTime video"),
  MATROSKA("WebM or Matroska video"),
  AVI("AVI video"),
  WINDOWS_MEDIA("Windows Media"),
  FLASH_VIDEO("Flash video"),
  MPEG("MPEG video"),
  OGG("Ogg"),
  MP3("MP3"),
  WAVE("WAVE"),
  FLAC("FLAC"),

  ZIP("ZIP archive or Office document"),
  OLE_DOCUMENT("Office document"),
  GZIP("gzip archive"),
  SEVEN_ZIP("7z archive"),
  RAR("RAR archive"),
  RTF("RTF"),
  HTML("HTML"),
  XML("XML"),
  TEXT("plain text"),
  PROGRAM("program"),
  UNKNOWN("unknown");

  private final String displayName;
  private final boolean accepted;

  ImageFormat(String displayName) {
    this(displayName, false);
  }

  ImageFormat(String displayName, boolean accepted) {
    this.displayName = displayName;
    this.accepted = accepted;
  }

  /** Returns the name that people know the format by, such as {@code HEIC}. */
  public String displayName() {
    return displayName;
  }

  /** Returns whether pictures of this format are read. */
  public boolean accepted() {
    return accepted;
  }
}
