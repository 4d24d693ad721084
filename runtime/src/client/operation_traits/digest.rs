//! Digests of whole bodies in headers.

use aws_runtime::auth::PayloadSigningOverride;
use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::LoadedRequestBody;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use md5::{Digest, Md5};

use crate::error::BoxError;
use crate::operation::OperationTrait;

const CONTENT_MD5: &str = "content-md5";
const TREE_HASH: &str = "x-amz-sha256-tree-hash";
const LINEAR_HASH: &str = "x-amz-content-sha256";

/// The number of bytes in a leaf of the tree.
const LEAF: usize = 1 << 20;

/// Sends the MD5 of the body along (Smithy 2.0, "httpChecksumRequired trait").
#[derive(Clone, Copy, Debug)]
pub struct ContentMd5;

impl OperationTrait for ContentMd5 {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(Self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for ContentMd5 {
    fn name(&self) -> &'static str {
        "HttpChecksumRequiredInterceptor"
    }

    /// In each attempt, since an interceptor may have changed the body.
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let body = request.body().bytes();
        let body = body.ok_or("the MD5 of the body is required, which is not known of a stream before it is sent")?;
        let digest = base64::encode(Md5::digest(body));
        request.headers_mut().insert(CONTENT_MD5, digest);
        Ok(())
    }
}

/// Sends the SHA-256 of the body along, and the root of the tree of its parts' hashes.
#[derive(Clone, Copy, Debug)]
pub struct TreeHash;

impl OperationTrait for TreeHash {
    fn add_to(&'static self, _: &mut Layer, components: &mut RuntimeComponentsBuilder) {
        components.push_interceptor(SharedInterceptor::permanent(Self));
    }
}

#[dyn_dispatch_hint]
impl Intercept for TreeHash {
    fn name(&self) -> &'static str {
        "TreeHashInterceptor"
    }

    /// Has the body read into memory, since a stream tells its hashes only when it is through.
    fn modify_before_serialization(
        &self,
        _: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        cfg.interceptor_state().store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    /// In each attempt, since an interceptor may have changed the body.
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        let given = |name: &str| request.headers().contains_key(name);
        let Some(body) = request.body().bytes() else {
            return Err(
                "an interceptor replaced the body by a stream, whose hashes are not known before it is sent".into(),
            );
        };
        let tree = (!given(TREE_HASH)).then(|| hex(&root(body)));
        let linear = hex(&sha256(&[body]));
        if let Some(tree) = tree {
            request.headers_mut().insert(TREE_HASH, tree);
        }
        request.headers_mut().insert(LINEAR_HASH, linear.clone());
        cfg.interceptor_state()
            .store_put(PayloadSigningOverride::Precomputed(linear));
        Ok(())
    }
}

/// Neighbours are hashed together until one is left; one without a neighbour goes up as it is.
fn root(body: &[u8]) -> Vec<u8> {
    let mut level: Vec<Vec<u8>> = body.chunks(LEAF).map(|it| sha256(&[it])).collect();
    while level.len() > 1 {
        let parent = |pair: &[Vec<u8>]| match pair {
            [left, right] => sha256(&[left, right]),
            rest => rest.concat(),
        };
        level = level.chunks(2).map(parent).collect();
    }
    level.pop().unwrap_or_else(|| sha256(&[]))
}

fn sha256(parts: &[&[u8]]) -> Vec<u8> {
    let mut hash = ChecksumAlgorithm::Sha256.into_impl();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
