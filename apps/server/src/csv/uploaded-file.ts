/** The file of a multipart upload, all of it received. As JSON it is its field and its digest, which is what tells it apart. */
export interface UploadedFile {
  /** The form field that it came in: problems of the file as such are reported under this name. */
  readonly field: string;
  /** SHA-256 of its bytes, in hexadecimal digits. */
  readonly digest: string;
  /** Its bytes from the beginning, in chunks of 64 KiB, as often as it is asked for. */
  read(): AsyncIterable<Buffer>;
}
