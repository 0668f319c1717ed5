/** A self-signed certificate for localhost and rollcall.test, for tests only. It expires in a hundred years. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBqjCCAVCgAwIBAgIUGZOd67FK0fHq1FyFuo+t4hCOBmowCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEzMDAyNDQ1MloYDzIxMjYxMTA2
MDI0NDUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQcMoyo4m0/ts0EOt4rhbMZRUxHLK09lE/6KnIMHngKfDL8CIkC6uVP
eJaO9e3D3R7Dudo+MWhFYyKs8pIH/mito34wfDAdBgNVHQ4EFgQUy90f+hSZ2x3a
iJHsZKkPsIPSWpowHwYDVR0jBBgwFoAUy90f+hSZ2x3aiJHsZKkPsIPSWpowDwYD
VR0TAQH/BAUwAwEB/zApBgNVHREEIjAggglsb2NhbGhvc3SCDXJvbGxjYWxsLnRl
c3SHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIgG8bPqVye0dQvUnDJCWWn1Fj7vRJT
IYYkl4LCbRxqEIsCIQDH2TffZylaRVbt5eYa1R540Z1ExBnZcpKtIgyY4NheSA==
-----END CERTIFICATE-----
`;

/** The key of the certificate. It protects nothing. */
export const certificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgy61oz9S1FPq6xGR5
/bv0FSo6CUa4Vj/b36eRxd3q8pKhRANCAAQcMoyo4m0/ts0EOt4rhbMZRUxHLK09
lE/6KnIMHngKfDL8CIkC6uVPeJaO9e3D3R7Dudo+MWhFYyKs8pIH/mit
-----END PRIVATE KEY-----
`;
