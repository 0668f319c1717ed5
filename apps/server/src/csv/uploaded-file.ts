/** The file of a multipart upload, whole. */
export interface UploadedFile {
  /** The form field that it came in: problems of the file as such are reported under this name. */
  readonly field: string;
  readonly content: Buffer;
}
